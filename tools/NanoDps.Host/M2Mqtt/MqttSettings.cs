using System.Runtime.CompilerServices;
using NanoDps.Host;

namespace nanoFramework.M2Mqtt;

/// <summary>
/// Settings of all clients of one device: there is one instance, so what one client changes holds
/// for every other (B4). Each device of a process has its own, as each would have on its own board.
/// </summary>
public class MqttSettings
{
    public const int BrokerDefaultPort = 1883;
    public const int BrokerDefaultSslPort = 8883;
    public const int DefaultTimeout = 30_000;
    public const int MaximumAttemptsRetry = 3;
    public const int DefaultDelayRetry = 1_000;
    public const int ConnectTimeout = 30_000;
    public const int DefaultInflightQueueSize = int.MaxValue;

    private static readonly ConditionalWeakTable<object, MqttSettings> _ofDevices = [];
    private static readonly object _noDevice = new();

    private MqttSettings()
    {
    }

    /// <summary>The instance of the current device.</summary>
    public static MqttSettings Instance => _ofDevices.GetValue(
        HostDevice.CurrentOrNull ?? _noDevice, static _ => new MqttSettings());

    /// <summary>The port of the client made last without TLS.</summary>
    public int Port { get; internal set; } = BrokerDefaultPort;

    /// <summary>The port of the client made last with TLS.</summary>
    public int SslPort { get; internal set; } = BrokerDefaultSslPort;

    /// <summary>Ms; not used by the client, which waits 30,000 for a CONNACK (B18).</summary>
    public int TimeoutOnConnection { get; } = ConnectTimeout;

    /// <summary>Ms; not used by the client.</summary>
    public int TimeoutOnReceiving { get; } = DefaultTimeout;

    /// <summary>How often a packet is sent before the client gives up (B52).</summary>
    public int AttemptsOnRetry { get; } = MaximumAttemptsRetry;

    /// <summary>Ms between two attempts.</summary>
    public int DelayOnRetry { get; } = DefaultDelayRetry;

    /// <summary>
    /// Messages that may wait, acknowledged or not, before Publish refuses (B65).
    /// </summary>
    public int InflightQueueSize { get; set; } = DefaultInflightQueueSize;

    /// <summary>False: any server is accepted from the next Connect on (B9).</summary>
    public bool ValidateServerCertificate { get; set; } = true;
}
