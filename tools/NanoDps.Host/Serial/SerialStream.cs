namespace System.IO.Ports;

/// <summary>A port as a stream.</summary>
internal sealed class SerialStream(SerialPort port) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush()
    {
        // What is written has left.
    }

    public override int Read(byte[] buffer, int offset, int count) =>
        port.Read(buffer, offset, count);

    public override void Write(byte[] buffer, int offset, int count) =>
        port.Write(buffer, offset, count);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
