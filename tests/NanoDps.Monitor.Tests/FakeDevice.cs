using System.Text;
using NanoDps.Monitor.Configuring;
using NanoDps.Monitor.Ports;

namespace NanoDps.Monitor.Tests;

/// <summary>
/// A device's shell at the other end of a wire, with what the wire does to bytes.
/// </summary>
internal sealed class FakeDevice : IDeviceLink
{
    private static readonly string[] Names =
        ["id-scope", "registration-id", "key", "group-key", "endpoint", "wifi-ssid", "wifi-password"];

    private readonly SecretGuard _guard = new("the fake device");
    private readonly StringBuilder _line = new();
    private readonly Queue<(byte Next, DateTime Due)> _toHost = new();
    private DateTime _due;
    private long _uptime = 1000;
    private bool _isOpen;

    /// <summary>What the device keeps.</summary>
    public Dictionary<string, string> Values { get; } = [];

    /// <summary>All commands, as they arrived.</summary>
    public List<string> Commands { get; } = [];

    /// <summary>All that the device wrote.</summary>
    public StringBuilder Written { get; } = new();

    /// <summary>What the wire makes of a line to the device.</summary>
    public Func<string, string> ToDevice { get; set; } = line => line;

    /// <summary>What the wire makes of a line from the device; "" loses it.</summary>
    public Func<string, string> ToHost { get; set; } = line => line;

    /// <summary>The passphrase; null for none.</summary>
    public string? Passphrase { get; init; }

    /// <summary>Whether the setters are open.</summary>
    public bool IsOpen => Passphrase is null || _isOpen;

    /// <summary>The roots beside the pinned ones.</summary>
    public FakeRoots Roots { get; } = new();

    /// <summary>How many tries it does not look at, since it has just started.</summary>
    public int Pauses { get; set; }

    public bool IsMute { get; set; }

    public bool IsGone { get; set; }

    public int Reboots { get; private set; }

    public int Read(byte[] buffer)
    {
        Present();
        if (!_toHost.TryPeek(out var first) || first.Due > DateTime.UtcNow)
        {
            Thread.Sleep(1);
        }

        var count = 0;
        while (count < buffer.Length
            && _toHost.TryPeek(out var next) && next.Due <= DateTime.UtcNow)
        {
            buffer[count++] = _toHost.Dequeue().Next;
        }

        return count;
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        Present();
        foreach (var next in ToDevice(Encoding.UTF8.GetString(bytes)))
        {
            if (next == '\u0015')
            {
                _line.Clear();
            }
            else if (next == '\r')
            {
                var command = _line.ToString().Trim();
                _line.Clear();
                if (!IsMute)
                {
                    Run(command);
                }
            }
            else
            {
                _line.Append(next);
            }
        }
    }

    public void Dispose()
    {
    }

    /// <summary>Writes a line of the log.</summary>
    public void Say(int code, string phase, string text)
    {
        _uptime += 10;
        var level = code % 100 < 50 ? 'I' : code % 100 < 80 ? 'W' : 'E';
        var line = LineChecksum.Append($"{_uptime} {level} {code} {phase,-8}{text}") + "\r\n";
        Written.Append(_guard.See(line));
        foreach (var next in Encoding.UTF8.GetBytes(ToHost(line)))
        {
            _toHost.Enqueue((next, _due));
        }
    }

    private void Present()
    {
        if (IsGone)
        {
            throw new IOException("the port is gone");
        }
    }

    private void Run(string command)
    {
        if (command.Length == 0)
        {
            Say(600, "shell", "NanoDps 0.1.0, type help");
            return;
        }

        Commands.Add(command);
        switch (command.Split(' ', 4))
        {
            case ["config", "show"]:
                Show();
                break;

            case ["unlock", _] when Pauses-- > 0:
                End("unlock", "expected a pause after the start; try again in s=0");
                break;

            case ["unlock", var passphrase]:
                _isOpen = passphrase == Passphrase;
                End("unlock", _isOpen ? null : "expected the passphrase, got another; wait s=1");
                break;

            case ["lock"]:
                _isOpen = false;
                End("lock", Passphrase is null ? "expected a passphrase, got none; type lock <new passphrase>" : null);
                break;

            case ["config", ..] when !IsOpen:
                End("", "expected an unlocked shell, got a locked one; type unlock <passphrase>");
                break;

            case ["config", "set", "roots", var piece]:
                End("config-set", Roots.Set(piece, Check, text => Say(601, "shell", text)));
                break;

            case ["config", "clear", "roots"]:
                End("config-clear", Roots.Clear(text => Say(601, "shell", text)));
                break;

            case ["config", "set", var name, var value] when Names.Contains(name):
                Values[name] = value;
                Values.Remove(name == "key" ? "group-key" : name == "group-key" ? "key" : "");
                Say(601, "shell", "complete=yes; a device that runs uses it from its next start on");
                End("config-set", null);
                break;

            case ["config", "clear", var name] when Names.Contains(name):
                Values.Remove(name);
                End("config-clear", null);
                break;

            case ["reboot"]:
                Reboots++;
                End("reboot", null);
                Say(603, "shell", "restarting");
                _uptime = 0;
                Say(101, "boot", "NanoDps 0.1.0");
                break;

            default:
                End("", "expected a command, got another word; type help");
                break;
        }
    }

    private void Show()
    {
        foreach (var name in Names)
        {
            var shown = !Values.TryGetValue(name, out var value) ? "-"
                : !ConfigurationText.IsSecret(name) ? value
                : !IsOpen ? "set"
                : "set key-check=" + ConfigurationText.KeyCheck(value);
            Say(601, "shell", $"{name}={shown}");
        }

        Say(601, "shell", Roots.Fields);
        Say(601, "shell", "complete=yes");
        End("config-show", null);
    }

    // What is said from now on comes later.
    private void Check(TimeSpan time) => _due = DateTime.UtcNow + time;

    private void End(string command, string? error) =>
        Say(error is null ? 602 : 680, "shell", error is null ? "ok command=" + command : "error " + error);
}
