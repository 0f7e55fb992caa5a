using System.Text;
using NanoDps.Monitor.Shell;

namespace NanoDps.Monitor.Configuring;

/// <summary>
/// Writes a configuration through a device's shell and reads it back. What the file does not have
/// is taken out of the device.
/// </summary>
public sealed class Configurator
{
    private readonly DeviceSession _session;
    private readonly IReadOnlyDictionary<string, string> _wanted;

    /// <summary>Makes it.</summary>
    /// <param name="session">With the device.</param>
    /// <param name="wanted">Names and values.</param>
    public Configurator(DeviceSession session, IReadOnlyDictionary<string, string> wanted)
    {
        _session = session;
        _wanted = wanted;
    }

    /// <summary>Writes and verifies.</summary>
    /// <exception cref="ConfigureException">
    /// The device refuses, is silent, or shows other values.
    /// </exception>
    /// <exception cref="IOException">The wire is gone.</exception>
    public void Write(CancellationToken cancellation)
    {
        foreach (var (name, value) in _wanted)
        {
            CommandText.RequirePlain(name, value);
            RequireShort(name, value);
        }

        _session.Greet(cancellation);
        var wrong = Wrong(all: true, cancellation);
        for (var round = 0; round < DeviceSession.Tries && wrong.Count > 0; round++)
        {
            foreach (var name in wrong)
            {
                Set(name, cancellation);
            }

            wrong = Wrong(all: false, cancellation);
        }

        if (wrong.Count > 0)
        {
            throw new ConfigureException(
                $"expected the device to show what was written, got another value for {wrong[0]}",
                "try again over a shorter cable; config show in the shell shows what is there");
        }
    }

    private static bool IsCredential(string name) => name is "key" or "group-key" or "certificate";

    private static void RequireShort(string name, string value)
    {
        var length = Encoding.UTF8.GetByteCount($"config set {name} {value}");
        if (length > DeviceShell.LongestCommand)
        {
            throw new ConfigureException(
                $"{name}: expected a value that fits a line of {DeviceShell.LongestCommand} bytes, "
                + $"got {length} bytes",
                "put the file on the board with nanoff instead");
        }
    }

    /// <summary>The names that the device has otherwise: those to clear first.</summary>
    private List<string> Wrong(bool all, CancellationToken cancellation)
    {
        var shown = ConfigurationText.Shown(_session.ShowAll(
            lines => ConfigurationText.Shown(lines) is var some
                && _wanted.Keys.All(some.ContainsKey),
            "expected config show to list every name of the file, got some of them",
            cancellation));
        var surplus = shown.Where(pair => pair.Value != "-" && !_wanted.ContainsKey(pair.Key)
            && pair.Key is not "complete" and not "lacks").Select(pair => pair.Key);
        var wrong = _wanted.Where(pair => all
            || !shown.TryGetValue(pair.Key, out var value)
            || !ConfigurationText.Fits(pair.Key, pair.Value, value)).Select(pair => pair.Key);

        // A device that waits for its configuration starts once nothing is lacking: with the
        // credential last, it does not start on half of the values.
        return [.. surplus, .. wrong.OrderBy(IsCredential)];
    }

    private void Set(string name, CancellationToken cancellation)
    {
        var isSet = _wanted.TryGetValue(name, out var value);
        var shown = isSet ? "config set " + name : "config clear " + name;
        _session.Do(shown, isSet ? $"{shown} {value}" : shown, cancellation);
    }
}
