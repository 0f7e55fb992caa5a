namespace System.IO.Ports;

/// <summary>What <see cref="SerialPort.DataReceived"/> tells.</summary>
public class SerialDataReceivedEventArgs : EventArgs
{
    internal SerialDataReceivedEventArgs(SerialData eventType)
    {
        EventType = eventType;
    }

    /// <summary>WatchChar when that character was among what came, else Chars.</summary>
    public SerialData EventType { get; }
}
