using MQTTnet;
using MQTTnet.Protocol;

namespace NanoDps.Emulator.Mqtt;

/// <summary>What a service makes of the packets of its clients.</summary>
internal interface IMqttRules
{
    /// <summary>Accepts a client by setting the state of the peer, or says why not.</summary>
    ConnectRefusal? Connect(MqttConnect connect, MqttPeer peer);

    /// <summary>
    /// Grants a subscription with a quality of service of 0 or 1, or says why not.
    /// </summary>
    string? Subscribe(MqttPeer peer, string filter, MqttQualityOfServiceLevel granted);

    /// <summary>Forgets a subscription.</summary>
    void Unsubscribe(MqttPeer peer, string filter);

    /// <summary>Takes a message, or says why the client is disconnected for it.</summary>
    string? Publish(MqttPeer peer, MqttApplicationMessage message);

    /// <summary>A connection that was accepted has ended.</summary>
    void Disconnected(MqttPeer peer);
}
