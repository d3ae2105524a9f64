// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// A room of the house; its arrows may only point down (see docs/architecture.md).
func room(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = []) -> Target {
    .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: settings)
}

func tests(of room: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(
        name: room + "Tests", dependencies: [.byName(name: room), "TestSupport"] + dependencies, swiftSettings: settings
    )
}

let package = Package(
    name: "caseatlas",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "CaseAtlasKit", targets: ["CaseAtlasKit"]),
        .executable(name: "caseatlas", targets: ["caseatlas"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    ],
    targets: [
        .systemLibrary(name: "CGEOS", pkgConfig: "geos", providers: [.apt(["libgeos-dev"])]),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "CFileExchange"),
        .target(name: "CInstructions"),

        room("SimpleFeatures", []),
        room("TextFormats", ["CCrypto", "CInstructions", "CZlib"]),
        room("GEOS", ["CGEOS", "SimpleFeatures"]),
        room("Cases", ["SimpleFeatures", "TextFormats"]),
        room("Geodata", ["CInstructions", "GEOS", "SimpleFeatures", "TextFormats"]),
        room("Cartography", ["SimpleFeatures"]),
        room("Exports", ["Cartography", "CFileExchange", "CInstructions", "SimpleFeatures", "TextFormats"]),
        room("Styles", ["TextFormats"]),
        room("Pictures", ["SimpleFeatures", "Styles", "TextFormats"]),
        room("Comparison", ["Exports", "SimpleFeatures", "TextFormats"]),
        room(
            "Page", ["Pictures", "SimpleFeatures", "Styles", "TextFormats"],
            resources: [.embedInCode("Assets/page.css"), .embedInCode("Assets/page.js")]),
        room(
            "CaseAtlasKit",
            [
                "Cartography", "Cases", "Exports", "Geodata", "Page", "Pictures", "SimpleFeatures", "Styles",
                "TextFormats",
            ]),
        room(
            "Profiles",
            [
                "CaseAtlasKit", "Cases", "Exports", "Geodata", "Pictures", "Styles", "TextFormats",
                .product(name: "Yams", package: "Yams"),
            ]),
        room(
            "Preview",
            [
                "TextFormats", .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
            ]),
        .executableTarget(
            name: "caseatlas",
            dependencies: [
                "CaseAtlasKit", "Cases", "Comparison", "Exports", "Geodata", "Pictures", "Preview", "Profiles",
                "Styles",
                "TextFormats",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),

        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
        .target(
            name: "Exactness", dependencies: ["GEOS", "Geodata", "SimpleFeatures", "TestSupport"],
            path: "Tests/Exactness", swiftSettings: settings),
        .executableTarget(
            name: "check-exact", dependencies: ["Exactness", "Geodata", "TestSupport"], path: "Tests/CheckExact",
            swiftSettings: settings),
        .executableTarget(
            name: "time-stages",
            dependencies: [
                "CaseAtlasKit", "Cases", "Exports", "Geodata", "SimpleFeatures", "TestSupport", "TextFormats",
            ],
            path: "Tests/StageTimes", swiftSettings: settings),
        tests(of: "SimpleFeatures", []),
        tests(of: "TextFormats", []),
        tests(of: "GEOS", ["SimpleFeatures"]),
        tests(of: "Cases", ["SimpleFeatures", "TextFormats"]),
        tests(of: "Geodata", ["Exactness", "GEOS", "SimpleFeatures", "TextFormats"]),
        tests(of: "Cartography", ["GEOS", "Geodata", "SimpleFeatures"]),
        tests(of: "Exports", ["SimpleFeatures", "TextFormats"]),
        tests(of: "Comparison", ["CaseAtlasKit", "Exports", "TextFormats"]),
        tests(of: "Styles", ["TextFormats"]),
        tests(of: "Page", ["Geodata", "Pictures", "SimpleFeatures", "Styles", "TextFormats"]),
        tests(
            of: "Preview",
            [
                .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ]),
        tests(of: "Pictures", ["Geodata", "SimpleFeatures", "Styles", "TextFormats"]),
        tests(
            of: "CaseAtlasKit",
            ["Cases", "Exports", "Geodata", "Page", "Pictures", "SimpleFeatures", "Styles", "TextFormats"]),
        tests(of: "Profiles", ["CaseAtlasKit", "Cases", "Exports", "Geodata", "Pictures", "Styles", "TextFormats"]),
        .testTarget(name: "CommandTests", dependencies: ["caseatlas"], swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)
