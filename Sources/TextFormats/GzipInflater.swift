import CZlib

/// Unpacks gzip piece by piece, member after member.
///
/// Thread rule: one owner at a time. Edges: zeros behind a member are padding. Source: RFC 1952; zlib compares the length
/// and the checksum of each member with its data.
final class GzipInflater {
    // zlib compares the address of its stream with the one at the beginning, so the stream must not move.
    private let stream: UnsafeMutablePointer<z_stream>
    /// Bytes that have been read and not unpacked lie from `offset` on.
    private var packed: [UInt8]
    private var offset = 0
    private var isBetweenMembers = false
    private var isDamaged = false
    /// How many packed bytes have been read.
    private(set) var readByteCount: Int

    /// The first bytes of a gzip file. Source: RFC 1952, 2.3.1.
    static let signature: [UInt8] = [0x1F, 0x8B]

    /// As much as a pipe holds at once.
    private static let packedChunkByteCount = 1 << 16

    /// Begins with bytes that have been read already.
    init(_ start: [UInt8], path: String) throws(ByteSource.Failure) {
        packed = start
        readByteCount = start.count
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        guard caseatlas_begin_gunzip(stream) == Z_OK else {
            throw ByteSource.Failure(kind: .unreadable, path: path, reason: "no memory to unpack it")
        }
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    /// Fills `buffer` with unpacked bytes; how many there were, 0 at the end of the input.
    ///
    /// Throws: ``ByteSource/Failure`` once all bytes before the trouble have been given.
    func read(
        into buffer: UnsafeMutableRawBufferPointer, from source: ByteSource
    ) throws(ByteSource.Failure) -> Int {
        guard !isDamaged else {
            throw damaged(source, "the gzip data are damaged; copy or download the file again (gzip -t checks it)")
        }
        var count = 0
        while count < buffer.count {
            if offset == packed.count, try !refill(from: source) {
                guard isBetweenMembers || count > 0 else {
                    throw damaged(source, "the gzip data break off; copy or download the file again")
                }
                return count
            }
            if isBetweenMembers {
                guard try beginMember(source) else { continue }
            }
            switch inflate(into: UnsafeMutableRawBufferPointer(rebasing: buffer[count...]), &count) {
            case Z_OK, Z_BUF_ERROR: continue
            case Z_STREAM_END: isBetweenMembers = true
            default:
                isDamaged = true
                return count > 0 ? count : try read(into: buffer, from: source)
            }
        }
        return count
    }

    private func refill(from source: ByteSource) throws(ByteSource.Failure) -> Bool {
        packed.removeAll(keepingCapacity: true)
        offset = 0
        let isMore = try source.read(into: &packed, count: GzipInflater.packedChunkByteCount)
        readByteCount += packed.count
        return isMore
    }

    /// Passes over padding; whether a further member begins.
    private func beginMember(_ source: ByteSource) throws(ByteSource.Failure) -> Bool {
        while offset < packed.count, packed[offset] == 0 { offset += 1 }
        guard offset < packed.count else { return false }
        guard packed[offset] == GzipInflater.signature[0], inflateReset(stream) == Z_OK else {
            throw damaged(source, "other bytes follow the gzip data; leave them out (gunzip does)")
        }
        isBetweenMembers = false
        return true
    }

    private func inflate(into buffer: UnsafeMutableRawBufferPointer, _ count: inout Int) -> Int32 {
        // Safe: zlib reads and writes within these two buffers, and keeps neither address after the call.
        packed.withUnsafeMutableBufferPointer { packed in
            stream.pointee.next_in = packed.baseAddress.map { $0 + offset }
            stream.pointee.avail_in = UInt32(packed.count - offset)
            stream.pointee.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
            stream.pointee.avail_out = UInt32(clamping: buffer.count)
            let room = Int(stream.pointee.avail_out)
            let status = CZlib.inflate(stream, Z_NO_FLUSH)
            offset = packed.count - Int(stream.pointee.avail_in)
            count += room - Int(stream.pointee.avail_out)
            return status
        }
    }

    private func damaged(_ source: ByteSource, _ reason: String) -> ByteSource.Failure {
        ByteSource.Failure(kind: .damaged, path: source.path, reason: reason)
    }
}
