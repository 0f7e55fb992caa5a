using System.Buffers;
using MQTTnet.Formatter;
using MQTTnet.Packets;
using MQTTnet.Protocol;
using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;

namespace NanoDps.Host.Mqtt;

/// <summary>
/// The packets that the client sends, CONNECT excepted. The checks are those of the device's
/// client: they run on the sending thread, so a bad argument costs the connection (B62).
/// </summary>
internal static class PacketEncoder
{
    private const int LongestTopic = 65535;

    public static byte[] Publish(
        string? topic, byte[]? payload, MqttQoSLevel qos, bool retain, ushort id, bool dup)
    {
        if (topic is null)
        {
            throw DeviceMessages.NullReference();
        }

        Refuse(topic.AsSpan().ContainsAny('#', '+'), MqttClientErrorCode.TopicWildcard);
        Refuse(topic.Length is 0 or > LongestTopic, MqttClientErrorCode.TopicLength);
        Refuse(qos > MqttQoSLevel.ExactlyOnce, MqttClientErrorCode.QosNotAllowed);
        return Encode(new MqttPublishPacket
        {
            Topic = topic,
            Payload = new ReadOnlySequence<byte>(payload ?? []),
            QualityOfServiceLevel = (MqttQualityOfServiceLevel)qos,
            Retain = retain,
            Dup = dup,
            PacketIdentifier = qos == MqttQoSLevel.AtMostOnce ? (ushort)0 : id,
        });
    }

    public static byte[] Subscribe(string[]? topics, MqttQoSLevel[]? qosLevels, ushort id)
    {
        Refuse(topics is null or [], MqttClientErrorCode.TopicsEmpty);
        Refuse(qosLevels is null or [], MqttClientErrorCode.QosLevelsEmpty);
        Refuse(topics!.Length != qosLevels!.Length, MqttClientErrorCode.TopicsQosLevelsNotMatch);
        var packet = new MqttSubscribePacket { PacketIdentifier = id };
        for (var i = 0; i < topics.Length; i++)
        {
            packet.TopicFilters.Add(new MqttTopicFilter
            {
                Topic = CheckedFilter(topics[i]),
                QualityOfServiceLevel = (MqttQualityOfServiceLevel)qosLevels[i],
            });
        }

        return Encode(packet);
    }

    public static byte[] Unsubscribe(string[]? topics, ushort id)
    {
        Refuse(topics is null or [], MqttClientErrorCode.TopicsEmpty);
        var packet = new MqttUnsubscribePacket { PacketIdentifier = id };
        packet.TopicFilters.AddRange(topics!.Select(CheckedFilter));
        return Encode(packet);
    }

    public static byte[] Puback(ushort id) => Encode(new MqttPubAckPacket(), id);

    public static byte[] Pubrec(ushort id) => Encode(new MqttPubRecPacket(), id);

    public static byte[] Pubrel(ushort id) => Encode(new MqttPubRelPacket(), id);

    public static byte[] Pubcomp(ushort id) => Encode(new MqttPubCompPacket(), id);

    public static byte[] Pingreq() => Encode(MqttPingReqPacket.Instance);

    public static byte[] Disconnect() => Encode(new MqttDisconnectPacket());

    private static string CheckedFilter(string filter)
    {
        if (filter is null)
        {
            throw DeviceMessages.NullReference();
        }

        Refuse(filter.Length is 0 or > LongestTopic, MqttClientErrorCode.TopicLength);
        return filter;
    }

    private static void Refuse(bool isWrong, MqttClientErrorCode code)
    {
        if (isWrong)
        {
            throw new MqttClientException(code);
        }
    }

    private static byte[] Encode(MqttPacketWithIdentifier packet, ushort id)
    {
        packet.PacketIdentifier = id;
        return Encode(packet);
    }

    // 3.1 and 3.1.1 differ in CONNECT alone, as far as a client that never sets a DUP flag goes.
    private static byte[] Encode(MqttPacket packet) =>
        new MqttPacketFormatterAdapter(MqttProtocolVersion.V311, new MqttBufferWriter(64, 65535))
            .Encode(packet).Join().ToArray();
}
