using System.Collections;
using NanoDps.Machine;

namespace NanoDps.Machine.Tests.Table;

/// <summary>A machine that was led into a state, and what became of it there.</summary>
/// <param name="Column">What the table calls the state.</param>
/// <param name="Path">The events that lead there; "time is up" lets the time pass that is waited for.</param>
internal sealed record TableState(string Column, params string[] Path)
{
    private const long Day = 86400000;

    /// <summary>Leads a machine there, gives it the event, and says what it did.</summary>
    public string Outcome(Func<TableMachine> make, string name)
    {
        var machine = make();
        foreach (var step in Path)
        {
            machine.Step(step);
        }

        return machine.Step(name);
    }

    /// <summary>The registration's states.</summary>
    public static readonly TableState[] Registration =
    [
        new("Start"),
        new("Connection", "start"),
        new("RegisterReply", "start", "connected"),
        new("PollTime", "start", "connected", "reply: assigning"),
        new("PollReply", "start", "connected", "reply: assigning", "time is up"),
        new("RetryTime, connected", "start", "connected", "reply: 429"),
        new("RetryTime", "start", "lost: network"),
        new("Closed, assigned", "start", "connected", "reply: assigned"),
        new("Closed, failed", "start", "connected", "reply: failed"),
        new("Ended", "start", "connected", "reply: failed", "closed"),
    ];

    /// <summary>The hub's.</summary>
    public static readonly TableState[] Hub =
    [
        new("Start"),
        new("Connection", "start"),
        new("Connection, twice refused", "start", "lost: identity", "time is up", "lost: identity", "time is up"),
        new("Message", "start", "connected"),
        new("Acknowledgement", "start", "connected", "queued"),
        new("RetryTime", "start", "lost: network"),
        new("Closed", "start", "connected", "queued", "time is up"),
        new("Ended", "start", "lost: identity", "time is up", "lost: identity", "time is up", "lost: identity"),
    ];

    /// <summary>The supervisor's.</summary>
    public static readonly TableState[] Device =
    [
        new("Start"),
        new("Registration", "start"),
        new("Registration, assigned", "start", "connected", "reply: assigned"),
        new("Hub", "start", "connected", "reply: assigned", "closed"),
        new("Hub, left", "start", "connected", "reply: assigned", "closed", "reprovision"),
        new("NextRound", "start", "lost: identity"),
    ];

    public static TableMachine NewRegistration()
    {
        var machine = new RegistrationMachine(0, Transport.MqttOnly);
        return new(
            (e, now) => machine.Step(e, now, 0),
            () => machine.State.ToString(),
            () => machine.RequestId);
    }

    public static TableMachine NewHub()
    {
        var outbox = new ArrayList();
        var machine = new HubMachine(outbox, Day, 0);
        return new(
            (e, now) =>
            {
                if (e.Kind == DeviceEventKind.Queued)
                {
                    // The supervisor puts it there.
                    outbox.Add(e.Message);
                }

                return machine.Step(e, now, 0);
            },
            () => machine.State.ToString(),
            () => 0);
    }

    public static TableMachine NewDevice()
    {
        var machine = new DeviceMachine(Day);
        return new(
            (e, now) => machine.Step(e, now, 0),
            () => machine.State.ToString(),
            () => machine.Registration?.RequestId ?? 0);
    }
}
