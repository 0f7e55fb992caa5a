namespace System.IO.Ports;

/// <summary>Takes <see cref="SerialPort.DataReceived"/>.</summary>
public delegate void SerialDataReceivedEventHandler(
    object sender, SerialDataReceivedEventArgs e);
