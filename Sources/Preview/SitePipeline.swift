package import NIOCore
import NIOHTTP1

/// What makes requests of the bytes that come, and bytes of the answers.
package enum SitePipeline {
    /// Adds to a connection all that it needs to speak HTTP within ``ServerLimits``.
    package static func build(
        _ pipeline: ChannelPipeline.SynchronousOperations,
        idleLimit: TimeAmount = .seconds(ServerLimits.idleSeconds)
    ) throws {
        var limits = NIOHTTPDecoderLimitConfiguration()
        limits.maxHeaderFieldSize = ServerLimits.fieldByteCount
        limits.maxHeaderListSize = ServerLimits.headerByteCount
        limits.maxHeaderFieldCount = ServerLimits.fieldCount
        // Its own answer to what is no request has neither words nor the fields that keep answers from others.
        try pipeline.configureHTTPServerPipeline(
            withErrorHandling: false, withEncoderConfiguration: HTTPResponseEncoder.Configuration(),
            withDecoderLimitConfiguration: limits)
        // Behind the decoder: a header that comes byte by byte is idleness.
        try pipeline.addHandler(IdleStateHandler(allTimeout: idleLimit))
        try pipeline.addHandler(IdleEnd())
    }

    /// Closes a connection that was idle too long.
    private final class IdleEnd: ChannelInboundHandler {
        typealias InboundIn = HTTPServerRequestPart

        func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
            if event is IdleStateHandler.IdleStateEvent {
                context.close(promise: nil)
            } else {
                context.fireUserInboundEventTriggered(event)
            }
        }
    }
}
