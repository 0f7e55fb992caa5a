using System.IO.Ports;
using System.Threading;
using nanoFramework.Hardware.Esp32;
using NanoDps.Serial;
using Pins = nanoFramework.Hardware.Esp32.Configuration;

namespace NanoDps.FieldApp
{
    /// <summary>A serial line over a UART of the chip.</summary>
    public sealed class UartLine : ISerialLine
    {
        private const int BaudRate = 115200; // boards/common/board.json
        private const int LongestWrite = 5000;

        // COM1_TX, COM2_TX and so on are this far apart.
        private const int NextPort = 256;

        private readonly SerialPort _port;
        private readonly AutoResetEvent _received = new AutoResetEvent(false);

        /// <summary>Opens a port.</summary>
        /// <param name="port">COM2 or COM3: COM1 belongs to nanoFramework's debugger.</param>
        /// <param name="transmit">The GPIO that sends.</param>
        /// <param name="receive">The GPIO that receives.</param>
        /// <exception cref="System.Exception">The CLR does not open it.</exception>
        public UartLine(string port, int transmit, int receive)
        {
            // Before the port is opened: the CLR begins with pins that a board may not have.
            int offset = (port[3] - '1') * NextPort;
            Pins.SetPinFunction(transmit, DeviceFunction.COM1_TX + offset);
            Pins.SetPinFunction(receive, DeviceFunction.COM1_RX + offset);
            _port = new SerialPort(port, BaudRate, 0, 8, StopBits.One);
            _port.ReadTimeout = LongestWrite;
            _port.WriteTimeout = LongestWrite;
            _port.DataReceived += OnReceived;
            _port.Open();
        }

        /// <inheritdoc/>
        // SerialPort.Read waits for as many bytes as it was asked for, so it is asked for those
        // that are there; a whole buffer would hold a half-typed line back.
        public int Read(byte[] buffer, int timeout)
        {
            int count = _port.BytesToRead;
            if (count == 0)
            {
                _received.WaitOne(timeout, false);
                count = _port.BytesToRead;
            }

            if (count == 0)
            {
                return 0;
            }

            return _port.Read(buffer, 0, count < buffer.Length ? count : buffer.Length);
        }

        /// <inheritdoc/>
        public void Write(byte[] buffer, int offset, int count)
        {
            _port.Write(buffer, offset, count);
        }

        /// <inheritdoc/>
        public void Close()
        {
            _port.Close();
            _received.Set();
        }

        private void OnReceived(object sender, SerialDataReceivedEventArgs e)
        {
            _received.Set();
        }
    }
}
