/// The folders of the repository, found from this file.
public enum Repository {
    public static let root = String(#filePath.dropLast("/Tests/TestSupport/Repository.swift".count))
    public static let geodata = root + "/geodata"
}
