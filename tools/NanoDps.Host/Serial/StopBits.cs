namespace System.IO.Ports;

/// <summary>Stop bits; they make no difference on the host's line.</summary>
public enum StopBits
{
    One = 1,
    Two = 2,
    OnePointFive = 3,
}
