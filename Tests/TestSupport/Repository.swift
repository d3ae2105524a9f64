/// The folders of the repository, found from this file.
public enum Repository {
    /// The folder with Package.swift.
    public static let root = String(#filePath.dropLast("/Tests/TestSupport/Repository.swift".count))
    /// The country geometries and names.
    public static let geodata = root + "/geodata"
}
