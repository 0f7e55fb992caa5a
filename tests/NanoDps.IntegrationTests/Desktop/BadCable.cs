using NanoDps.Monitor.Tests.Ports;

namespace NanoDps.IntegrationTests.Desktop;

/// <summary>
/// A cable between a board and a program that loses, changes and tears what goes through.
/// </summary>
internal sealed class BadCable : IDisposable
{
    private readonly Pty _pty = new();
    private readonly FileStream _board;

    /// <param name="boardPort">Where the board's own cable ends.</param>
    /// <param name="oneOf">How many bytes pass until one is lost or changed.</param>
    /// <param name="seed">Which ones.</param>
    public BadCable(string boardPort, int oneOf, int seed)
    {
        _board = new FileStream(
            boardPort, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
        Start(buffer => _board.Read(buffer), _pty.Write, new Random(seed));
        Start(_pty.Read, bytes => _board.Write(bytes), new Random(seed + 1));

        void Start(Func<byte[], int> read, Sink write, Random random) =>
            new Thread(() => Pump(read, write, oneOf, random)) { IsBackground = true }.Start();
    }

    private delegate void Sink(ReadOnlySpan<byte> bytes);

    /// <summary>What the program opens.</summary>
    public string Port => _pty.PortName;

    /// <summary>Pulls it at both ends.</summary>
    public void Dispose()
    {
        _pty.Dispose();
        _board.Dispose();
    }

    private static void Pump(Func<byte[], int> read, Sink write, int oneOf, Random random)
    {
        var buffer = new byte[64];
        try
        {
            int count;
            while ((count = read(buffer)) > 0)
            {
                write(Harm(buffer.AsSpan(0, count), oneOf, random));
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The cable was pulled.
        }
    }

    private static byte[] Harm(ReadOnlySpan<byte> bytes, int oneOf, Random random)
    {
        var harmed = new List<byte>(bytes.Length);
        foreach (var next in bytes)
        {
            switch (random.Next(3 * oneOf))
            {
                case 0: // lost
                    break;

                case 1: // a bit changed
                    harmed.Add((byte)(next ^ (1 << random.Next(8))));
                    break;

                case 2: // noise before it
                    harmed.Add((byte)random.Next(256));
                    harmed.Add(next);
                    break;

                default:
                    harmed.Add(next);
                    break;
            }
        }

        return [.. harmed];
    }
}
