namespace NanoDps.Monitor.Diagnosing;

/// <summary>What a device did since one of its starts. Its size is bounded.</summary>
internal sealed class DeviceStart
{
    private const int LinesBefore = 8;
    private const int NetworkJoining = 201;
    private const string JoiningAs = "joining as ";
    private const int DpsAssigned = 407;
    private const int HubConnected = 502;
    private const int HubAcknowledged = 505;
    private const int Boot = 101;

    private readonly Queue<LogLine> _recent = new();
    private readonly Dictionary<int, FaultCount> _faults = [];

    /// <summary>Whether line 101 was among its lines.</summary>
    public bool HasBegin { get; private set; }

    public bool HasReachedHub { get; private set; }

    public string? Hub { get; private set; }

    public string? DeviceId { get; private set; }

    public FaultScene? FirstFault { get; private set; }

    public FaultScene? LastFault { get; private set; }

    /// <summary>The last line that is none of the shell's.</summary>
    public LogLine? Last { get; private set; }

    public long Uptime { get; private set; } = -1;

    public IReadOnlyList<FaultCount> Faults => [.. _faults.Values.OrderBy(fault => fault.First)];

    public void Add(LogLine line)
    {
        Uptime = line.Uptime;
        if (line.Phase == "shell" && !line.IsNotConfigured)
        {
            return;
        }

        Last = line;
        HasBegin |= line.Code == Boot;
        HasReachedHub |= line.Code is HubConnected or HubAcknowledged;
        if (line.Code == NetworkJoining
            && line.Text.StartsWith(JoiningAs, StringComparison.Ordinal))
        {
            DeviceId ??= line.Text[JoiningAs.Length..];
        }

        if (line.Code == DpsAssigned)
        {
            Hub = line.Field("hub");
            DeviceId = line.Field("device");
        }

        AddFault(line);
        _recent.Enqueue(line);
        if (_recent.Count > LinesBefore)
        {
            _recent.Dequeue();
        }
    }

    private void AddFault(LogLine line)
    {
        var fault = Story.FaultOf(line);
        if (fault == 0)
        {
            return;
        }

        LastFault = new FaultScene(line, [.. _recent]);
        FirstFault ??= LastFault;
        _faults[fault] = _faults.TryGetValue(fault, out var known)
            ? known with { Count = known.Count + 1, Last = line.Uptime }
            : new FaultCount(fault, Story.NameOf(line), 1, line.Uptime, line.Uptime);
    }
}
