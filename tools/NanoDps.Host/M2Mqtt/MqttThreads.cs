using System.Runtime.CompilerServices;
using NanoDps.Host.Mqtt;
using nanoFramework.M2Mqtt;

namespace NanoDps.Host;

/// <summary>
/// The threads that a client holds now: what a device shows only as lost memory and processor time.
/// </summary>
/// <param name="Receive">
/// The receiving thread lives. After a Connect that failed it does so until Close or the next
/// Connect (B18, B20).
/// </param>
/// <param name="Send">The sending thread lives.</param>
/// <param name="Dispatch">The dispatching thread lives.</param>
/// <param name="KeepAlive">The keep-alive thread lives.</param>
/// <param name="EmptyReads">
/// How often the receiving thread has read from a closed connection. On the device it does nothing
/// else and takes half the processor (B20); here it pauses a millisecond each time.
/// </param>
public sealed record MqttThreads(
    bool Receive, bool Send, bool Dispatch, bool KeepAlive, int EmptyReads)
{
    private static readonly ConditionalWeakTable<HostDevice, List<WeakReference<MqttEngine>>>
        _ofDevices = [];

    /// <summary>True while any of them lives.</summary>
    public bool Any => Receive || Send || Dispatch || KeepAlive;

    /// <summary>The threads of one client.</summary>
    public static MqttThreads Of(MqttClient client) => Of(client.Engine);

    /// <summary>The threads of all clients of a device that still have one.</summary>
    public static IReadOnlyList<MqttThreads> Of(HostDevice device)
    {
        var engines = _ofDevices.GetOrCreateValue(device);
        lock (engines)
        {
            return [.. engines
                .Select(reference => reference.TryGetTarget(out var engine) ? Of(engine) : null)
                .OfType<MqttThreads>()
                .Where(threads => threads.Any)];
        }
    }

    internal static void Register(MqttEngine engine)
    {
        if (engine.Device is null)
        {
            return;
        }

        var engines = _ofDevices.GetOrCreateValue(engine.Device);
        lock (engines)
        {
            engines.RemoveAll(reference => !reference.TryGetTarget(out _));
            engines.Add(new WeakReference<MqttEngine>(engine));
        }
    }

    private static MqttThreads Of(MqttEngine engine)
    {
        var connection = engine.Current;
        return new MqttThreads(
            connection?.Receiver is { IsAlive: true },
            connection?.Sender is { IsAlive: true },
            connection?.Dispatcher is { IsAlive: true },
            connection?.KeepAlive is { IsAlive: true },
            connection?.EmptyReads ?? 0);
    }
}
