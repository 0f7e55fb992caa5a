using System.Buffers;
using System.IO.Pipelines;
using MQTTnet.Adapter;
using MQTTnet.Exceptions;
using MQTTnet.Formatter;
using MQTTnet.Packets;

namespace NanoDps.Emulator.Gateway;

/// <summary>Looks at the CONNECT of a connection and leaves its bytes to be forwarded.</summary>
internal static class ConnectPeek
{
    /// <summary>A token, an id and a user name have about 500 bytes.</summary>
    private const int MaxBytes = 16 * 1024;

    private const byte Connect = 0x10;

    /// <summary>Reads until the CONNECT is whole.</summary>
    /// <returns>The packet; null when the client closed before it was whole.</returns>
    /// <exception cref="MqttProtocolViolationException">It is none of MQTT 3.1.1.</exception>
    /// <exception cref="OperationCanceledException">The client took too long.</exception>
    public static async Task<MqttConnectPacket?> ReadAsync(
        PipeReader input, CancellationToken cancellation)
    {
        while (true)
        {
            var result = await input.ReadAsync(cancellation).ConfigureAwait(false);
            var buffer = result.Buffer;
            var packet = Parse(buffer.Slice(0, Math.Min(buffer.Length, MaxBytes + 1)).ToArray());
            if (packet is not null || result.IsCompleted)
            {
                // Nothing is consumed: what is forwarded begins with this packet.
                input.AdvanceTo(buffer.Start, buffer.Start);
                return packet;
            }

            input.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    /// <summary>The packet, or null while it is not whole (MQTT 3.1.1, 2.2.3 and 3.1).</summary>
    private static MqttConnectPacket? Parse(byte[] bytes)
    {
        if (bytes.Length > 0 && bytes[0] != Connect)
        {
            throw new MqttProtocolViolationException(
                $"expected a CONNECT (0x10), got 0x{bytes[0]:x2}");
        }

        var length = 0;
        for (var at = 1; at < bytes.Length; at++)
        {
            length |= (bytes[at] & 0x7F) << (7 * (at - 1));
            if (length > MaxBytes || at > 4)
            {
                throw new MqttProtocolViolationException(
                    $"expected a CONNECT of at most {MaxBytes} bytes, got more");
            }

            if (bytes[at] < 0x80)
            {
                return bytes.Length - at - 1 < length
                    ? null : Decode(new ArraySegment<byte>(bytes, at + 1, length));
            }
        }

        return null;
    }

    private static MqttConnectPacket Decode(ArraySegment<byte> body)
    {
        var formatter = new MqttPacketFormatterAdapter(new MqttBufferWriter(64, MaxBytes));
        var received = new ReceivedMqttPacket(Connect, body, body.Count);
        formatter.DetectProtocolVersion(received);
        return formatter.ProtocolVersion == MqttProtocolVersion.V311
            ? (MqttConnectPacket)formatter.Decode(received)
            : throw new MqttProtocolViolationException(
                $"expected MQTT 3.1.1, got {formatter.ProtocolVersion}; set the client to 3.1.1");
    }
}
