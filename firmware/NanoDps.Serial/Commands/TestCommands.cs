using System;
using System.Threading;
using NanoDps.Configuration;
using NanoDps.Faults;

namespace NanoDps.Serial
{
    /// <summary>The commands network test and tls test.</summary>
    internal sealed class TestCommands
    {
        private const int SecurePort = 8883;
        private const int Deadline = 20000;
        private const int LongestLabel = 63;

        private readonly Shell _shell;
        private Attempt _last;

        internal TestCommands(Shell shell)
        {
            _shell = shell;
        }

        /// <summary>
        /// The Wi-Fi's signal, the name of DPS, its port. Gives the error or null.
        /// </summary>
        internal string Network()
        {
            _shell.Say(_shell.Device.Scan());
            return Run("", SecurePort, null);
        }

        /// <summary>One handshake. Gives the error or null.</summary>
        /// <param name="target">host or host:port; "" for DPS.</param>
        internal string Tls(string target)
        {
            int colon = target.IndexOf(':');
            string host = colon < 0 ? target : target.Substring(0, colon);
            int port = colon < 0 ? SecurePort : Port(target.Substring(colon + 1));
            if (port == 0 || !IsHost(host))
            {
                return "expected a host and a port from 1 to 65535, got another text; "
                    + "type tls test <host>:<port>";
            }

            _shell.Sink.Answer(
                ShellCode.Warning,
                "a handshake stops everything until the server has answered; "
                + "if it never does, the board must be reset");
            return Run(host, port, _shell.Device.Roots());
        }

        private string Run(string host, int port, string roots)
        {
            if (host.Length == 0)
            {
                byte[] file = _shell.Files.Read(Settings.FileName);
                Settings settings = new Settings(file == null ? new byte[0] : file);
                host = settings.Endpoint;
                if (host == null || !IsHost(host))
                {
                    return "expected the host of DPS in nanodps.conf, got " + settings.Error;
                }
            }

            if (_last != null && !_last.IsOver)
            {
                return "expected the last test to be over, got one that still waits; "
                    + "reboot if it stays so";
            }

            Attempt attempt = new Attempt(host, port, _shell.Device, roots);
            _last = attempt;
            _shell.Say(_shell.Device.Memory());
            new Thread(attempt.Run).Start();
            bool isOver = attempt.Ended.WaitOne(Deadline, false);
            if (!isOver)
            {
                attempt.GiveUp();
            }

            string fields = attempt.Fields();
            if (isOver && attempt.Fault == Fault.None)
            {
                _shell.Say(fields);
                fields = null;
            }

            _shell.Say(_shell.Device.Memory());
            if (fields == null)
            {
                return null;
            }

            Fault fault = isOver ? attempt.Fault : Fault.ConnectTimeout;

            // "403!certificate-untrusted: look for a TLS proxy", or the name alone.
            string row = FaultTable.Describe(fault);
            int colon = row.IndexOf(": ");
            string tls = LineNotes.IsTls((int)fault) ? TlsNames.Of(attempt.Code) : null;
            return "expected " + fields + ", got " + (colon < 0 ? row : row.Substring(0, colon))
                + " code=" + attempt.Code.ToString()
                + (tls == null ? "" : " tls=" + tls)
                + "; " + (colon < 0 ? "try again" : row.Substring(colon + 2));
        }

        // What is tried is shown. A key typed here is refused: base64 has + / or =, or, of 48 bytes,
        // a label of more than 63 characters.
        private static bool IsHost(string text)
        {
            foreach (string label in text.Split('.'))
            {
                if (label.Length > LongestLabel)
                {
                    return false;
                }
            }

            return text.Length == 0 || Settings.IsName(text.ToLower(), "-.");
        }

        private static int Port(string text)
        {
            try
            {
                int port = int.Parse(text);
                return port > 0 && port < 65536 ? port : 0;
            }
            catch (Exception)
            {
                return 0;
            }
        }
    }
}
