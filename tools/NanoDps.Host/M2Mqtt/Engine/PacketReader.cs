using MQTTnet.Adapter;
using MQTTnet.Formatter;
using MQTTnet.Packets;
using MQTTnet.Protocol;
using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;
using MqttProtocolVersion = nanoFramework.M2Mqtt.MqttProtocolVersion;

namespace NanoDps.Host.Mqtt;

/// <summary>
/// Reads packets the way the device's client does. MQTTnet decodes the bodies; the framing is done
/// here, because the device goes on after what MQTTnet refuses, and where it goes on is visible:
/// after a wrong packet type only the first byte is gone and the body is read as packets (B110,
/// B111), after a wrong body the packet is gone (B112).
/// </summary>
internal sealed class PacketReader(ChannelLink link)
{
    /// <summary>
    /// Bytes of the largest body there is room for. The device has far less; what exceeds its heap
    /// is skipped by an OutOfMemoryException that the client swallows, its body unread (B109).
    /// </summary>
    private const int LargestBody = 1 << 20;

    private readonly byte[] _one = new byte[1];

    /// <summary>The next packet; null when the connection is closed.</summary>
    /// <exception cref="MqttClientException">
    /// InvalidFlagBits: the connection must be closed. WrongBrokerMessage: a type that a broker
    /// must not send.
    /// </exception>
    public MqttPacket? Read(MqttProtocolVersion version)
    {
        if (link.Receive(_one) == 0)
        {
            return null;
        }

        var first = _one[0];
        CheckFirstByte(first, version);
        var body = new byte[CheckedLength(ReadRemainingLength())];

        // A body cut short by a close is parsed as if zeros followed; the close shows at the next
        // read.
        link.Receive(body);
        return Decode(first, body, version);
    }

    private static void CheckFirstByte(byte first, MqttProtocolVersion version)
    {
        var type = (MqttMessageType)(first >> 4);
        switch (type)
        {
            case MqttMessageType.Publish:
                return;
            case MqttMessageType.Authentication:
                throw DeviceMessages.NotSupported();
            case MqttMessageType.ConnectAck:
            case MqttMessageType.PublishAck:
            case MqttMessageType.PublishReceived:
            case MqttMessageType.PublishRelease:
            case MqttMessageType.PublishComplete:
            case MqttMessageType.SubscribeAck:
            case MqttMessageType.UnsubscribeAck:
            case MqttMessageType.PingResponse:
            case MqttMessageType.Disconnect:
                break;
            default:
                throw new MqttClientException(MqttClientErrorCode.WrongBrokerMessage);
        }

        var flags = type == MqttMessageType.PublishRelease ? 0x02 : 0x00;
        if (version != MqttProtocolVersion.Version_3_1 && (first & 0x0F) != flags)
        {
            throw new MqttClientException(MqttClientErrorCode.InvalidFlagBits);
        }
    }

    // Up to any number of bytes, in 32-bit arithmetic, as there: five bytes give -1 (B109).
    private int ReadRemainingLength()
    {
        var value = 0;
        var multiplier = 1;
        do
        {
            if (link.Receive(_one) == 0)
            {
                return value;
            }

            value = unchecked(value + ((_one[0] & 0x7F) * multiplier));
            multiplier = unchecked(multiplier * 128);
        }
        while ((_one[0] & 0x80) != 0);

        return value;
    }

    private static int CheckedLength(int length) => length switch
    {
        < 0 => throw DeviceMessages.OutOfRange(),
        > LargestBody => throw new OutOfMemoryException(
            DeviceMessages.Default(typeof(OutOfMemoryException))),
        _ => length,
    };

    private static MqttPacket Decode(byte first, byte[] body, MqttProtocolVersion version)
    {
        var level = version == MqttProtocolVersion.Version_3_1
            ? MQTTnet.Formatter.MqttProtocolVersion.V310
            : MQTTnet.Formatter.MqttProtocolVersion.V311;
        var packet = new MqttPacketFormatterAdapter(level, new MqttBufferWriter(16, 16)).Decode(
            new ReceivedMqttPacket(first, body, body.Length + 2));
        if (packet is MqttPublishPacket
            {
                QualityOfServiceLevel: > MqttQualityOfServiceLevel.ExactlyOnce,
            })
        {
            throw new MqttClientException(MqttClientErrorCode.QosNotAllowed);
        }

        if (packet is MqttSubAckPacket { ReasonCodes.Count: 0 })
        {
            throw new IndexOutOfRangeException(
                DeviceMessages.Default(typeof(IndexOutOfRangeException)));
        }

        return packet;
    }
}
