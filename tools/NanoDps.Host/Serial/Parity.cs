namespace System.IO.Ports;

/// <summary>Parity; it makes no difference on the host's line.</summary>
public enum Parity
{
    None = 0,
    Odd = 1,
    Even = 2,
}
