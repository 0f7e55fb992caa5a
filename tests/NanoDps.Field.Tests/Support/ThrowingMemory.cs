namespace NanoDps.Field.Tests.Support;

/// <summary>A memory that throws at the first handshakes: its flash is worn, say.</summary>
internal sealed class ThrowingMemory(int times) : DeviceMemory
{
    private int _left = times;

    public override void Connecting(string host)
    {
        if (_left-- > 0)
        {
            throw new IOException("no flash");
        }
    }
}
