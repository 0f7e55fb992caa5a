namespace System.IO.Ports;

/// <summary>Why <see cref="SerialPort.DataReceived"/> is raised.</summary>
public enum SerialData
{
    Chars = 1,
    WatchChar = 2,
}
