using System.Text;
using MQTTnet.Formatter;
using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;
using MqttProtocolVersion = nanoFramework.M2Mqtt.MqttProtocolVersion;

namespace NanoDps.Host.Mqtt;

/// <summary>
/// CONNECT (MQTT 3.1.1, 3.1). MQTTnet's formatter refuses what the device sends all the same: a
/// password without a user (B47) and an empty client id with a persistent session.
/// </summary>
internal static class ConnectEncoder
{
    /// <exception cref="NullReferenceException">The client id is null (B29).</exception>
    /// <exception cref="MqttClientException">WillWrong.</exception>
    public static byte[] Encode(ConnectRequest request)
    {
        var clientId = request.ClientId ?? throw DeviceMessages.NullReference();
        CheckWill(request);

        var body = new MqttBufferWriter(256, 65536);
        body.WriteString(IsOld(request) ? "MQIsdp" : "MQTT");
        body.WriteByte((byte)request.Version);
        body.WriteByte(Flags(request));
        body.WriteTwoByteInteger(request.KeepAlivePeriod);
        body.WriteString(clientId);
        if (request.WillFlag)
        {
            WriteIfGiven(body, request.WillTopic);
            WriteIfGiven(body, request.WillMessage);
        }

        WriteIfGiven(body, request.Username);
        WriteIfGiven(body, request.Password);
        return WithFixedHeader(body);
    }

    private static byte Flags(ConnectRequest request)
    {
        var flags = request.CleanSession ? 0x02 : 0;
        flags |= request.WillFlag ? 0x04 | ((int)request.WillQos << 3) : 0;
        flags |= request.WillRetain ? 0x20 : 0;
        flags |= string.IsNullOrEmpty(request.Password) ? 0 : 0x40;
        flags |= string.IsNullOrEmpty(request.Username) ? 0 : 0x80;
        return (byte)flags;
    }

    private static void CheckWill(ConnectRequest request)
    {
        var qosIsWrong = request.WillQos is < MqttQoSLevel.AtMostOnce or > MqttQoSLevel.ExactlyOnce;
        var isIncomplete = request.WillFlag
            && (string.IsNullOrEmpty(request.WillTopic)
                || string.IsNullOrEmpty(request.WillMessage));
        var isRetainedNothing = !request.WillFlag && request.WillRetain;
        if (qosIsWrong || (!IsOld(request) && (isIncomplete || isRetainedNothing)))
        {
            throw new MqttClientException(MqttClientErrorCode.WillWrong);
        }
    }

    private static bool IsOld(ConnectRequest request) =>
        request.Version == MqttProtocolVersion.Version_3_1;

    private static void WriteIfGiven(MqttBufferWriter body, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            body.WriteBinary(Encoding.UTF8.GetBytes(text));
        }
    }

    private static byte[] WithFixedHeader(MqttBufferWriter body)
    {
        var packet = new MqttBufferWriter(body.Length + 5, body.Length + 5);
        packet.WriteByte((byte)MqttMessageType.Connect << 4);
        packet.WriteVariableByteInteger((uint)body.Length);
        packet.Write(body);
        return packet.GetBuffer()[..packet.Length];
    }
}
