using NanoDps.Machine;

namespace NanoDps.Machine.Tests.Table;

/// <summary>A machine of any kind with its clock.</summary>
internal sealed class TableMachine(
    Func<DeviceEvent, long, DeviceAction> step, Func<string> state, Func<int> requestId)
{
    private long _now;
    private long _deadline;

    /// <summary>Gives it an event. "-" when it stays where it is and only waits.</summary>
    public string Step(string name)
    {
        if (name == "time is up")
        {
            _now = Math.Max(_now, _deadline);
        }

        var before = state();
        var action = step(TableEvents.Make(name, requestId()), _now);
        _deadline = action.Deadline;
        var after = state();
        return after == before && action.Kind == DeviceActionKind.Wait
            ? "-"
            : Short(after) + (action.Kind == DeviceActionKind.Wait ? "" : $" / {action.Kind}");
    }

    private static string Short(string text) =>
        text.StartsWith("Await", StringComparison.Ordinal) ? text[5..] : text;
}
