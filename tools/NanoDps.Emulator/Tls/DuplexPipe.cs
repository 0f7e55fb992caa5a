using System.IO.Pipelines;

namespace NanoDps.Emulator.Tls;

/// <summary>The two directions of a connection as Kestrel wants them.</summary>
internal sealed class DuplexPipe(PipeReader input, PipeWriter output) : IDuplexPipe
{
    public PipeReader Input { get; } = input;

    public PipeWriter Output { get; } = output;
}
