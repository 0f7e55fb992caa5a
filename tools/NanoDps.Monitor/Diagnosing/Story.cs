using NanoDps.Monitor.Lines;

namespace NanoDps.Monitor.Diagnosing;

/// <summary>Follows a device line by line, and says at any time what is wrong with it.</summary>
public sealed class Story
{
    private const int Boot = 101;
    private const int ConfigurationMissing = 101;
    private const int UnexpectedLine = 181;
    private const int UnexpectedFault = 901;

    // Lines of several threads may be some ms out of order.
    private const long BackInTime = 1000;

    private DeviceStart _start = new();
    private int _starts;
    private bool _hasReachedBefore;
    private int _lines;
    private int _damaged;
    private int _boot;
    private int _other;
    private int _garbled;
    private ResetCause? _resetCause;
    private string? _crash;

    /// <summary>The fault that a line of the log tells; 0 for none.</summary>
    public static int FaultOf(LogLine line) =>
        line.IsNotConfigured ? ConfigurationMissing
        : line.Level == 'I' || line.Phase == "shell" ? 0
        : line.Code == UnexpectedLine && line.Fault == 0 ? UnexpectedFault
        : line.Fault;

    /// <summary>The name of the fault that a line of the log tells.</summary>
    public static string NameOf(LogLine line) =>
        line.FaultName ?? (line.IsNotConfigured ? "config-missing" : "unexpected");

    /// <summary>Takes the next line.</summary>
    public void Add(SeenLine seen)
    {
        switch (seen.Kind)
        {
            case SeenKind.Log:
                _lines++;
                Add(seen.Line!);
                break;

            case SeenKind.Damaged:
                _damaged++;
                break;

            case SeenKind.Boot:
                _boot++;
                _resetCause = seen.Reset ?? _resetCause;
                break;

            case SeenKind.Crash:
                _boot++;
                _crash = seen.Text;
                break;

            default:
                _other++;
                _garbled += seen.Text.Contains('\ufffd', StringComparison.Ordinal) ? 1 : 0;
                break;
        }
    }

    /// <summary>What the lines so far prove.</summary>
    public Diagnosis Diagnose() => new()
    {
        Verdict = _lines == 0 ? Verdict.NoLog
            : _start.HasReachedHub ? Verdict.Reached : Verdict.NotReached,
        HasReachedBefore = _hasReachedBefore,
        Lines = _lines,
        Damaged = _damaged,
        BootLines = _boot,
        OtherLines = _other,
        Garbled = _garbled,
        Starts = Math.Max(1, _starts),
        Reset = _resetCause,
        Crash = _crash,
        Hub = _start.Hub,
        DeviceId = _start.DeviceId,
        Uptime = _start.Uptime,
        Last = _start.Last,
        FirstFault = _start.FirstFault,
        LastFault = _start.LastFault,
        Faults = _start.Faults,
    };

    private void Add(LogLine line)
    {
        var isBack = line.Uptime + BackInTime < _start.Uptime;
        if (isBack || (line.Code == Boot && (_start.HasBegin || _start.Uptime > line.Uptime)))
        {
            _hasReachedBefore |= _start.HasReachedHub;
            _start = new DeviceStart();
            _starts += _starts == 0 ? 2 : 1;
        }
        else if (_starts == 0)
        {
            _starts = 1;
        }

        _start.Add(line);
    }
}
