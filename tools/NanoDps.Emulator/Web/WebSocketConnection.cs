using System.IO.Pipelines;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using NanoDps.Emulator.Tls;

namespace NanoDps.Emulator.Web;

/// <summary>A WebSocket as a connection that MQTT can go over.</summary>
internal sealed class WebSocketConnection : DefaultConnectionContext, IAsyncDisposable
{
    private static readonly TimeSpan ClosePatience = TimeSpan.FromSeconds(5);

    private readonly HttpContext _http;
    private readonly WebSocketStream _stream;

    public WebSocketConnection(HttpContext http, WebSocket socket, WebEndPoint peer)
        : base(http.Connection.Id)
    {
        _http = http;
        _stream = WebSocketStream.Create(socket, WebSocketMessageType.Binary, ClosePatience);
        Transport = new DuplexPipe(
            PipeReader.Create(_stream, new StreamPipeReaderOptions(leaveOpen: true)),
            PipeWriter.Create(_stream, new StreamPipeWriterOptions(leaveOpen: true)));
        RemoteEndPoint = peer;
        ConnectionClosed = http.RequestAborted;
    }

    public override void Abort(ConnectionAbortedException abortReason) => _http.Abort();

    public override void Abort() => _http.Abort();

    /// <summary>Says what is still to be said, and closes in good order.</summary>
    public override async ValueTask DisposeAsync()
    {
        await Transport.Input.CompleteAsync().ConfigureAwait(false);
        await Transport.Output.CompleteAsync().ConfigureAwait(false);
        await _stream.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }
}
