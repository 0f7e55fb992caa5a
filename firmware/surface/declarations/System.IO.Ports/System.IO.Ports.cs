using System.Reflection;

[assembly: AssemblyVersion("1.1.139.0")]

namespace System.IO.Ports
{
    public enum Parity
    {
    }

    public class SerialDataReceivedEventArgs : EventArgs
    {
        internal extern SerialDataReceivedEventArgs();
    }

    public delegate void SerialDataReceivedEventHandler(
        object sender, SerialDataReceivedEventArgs e);

    public sealed class SerialPort
    {
        public extern SerialPort(
            string portName,
            int baudRate = 9600,
            Parity parity = 0,
            int dataBits = 8,
            StopBits stopBits = StopBits.One);

        public extern event SerialDataReceivedEventHandler DataReceived;

        public extern int BytesToRead { get; }

        public extern int ReadTimeout { set; }

        public extern int WriteTimeout { set; }

        public extern void Close();

        public extern void Open();

        public extern int Read(byte[] buffer, int offset, int count);

        public extern void Write(byte[] buffer, int offset, int count);
    }

    public enum StopBits
    {
        One = 1,
    }
}
