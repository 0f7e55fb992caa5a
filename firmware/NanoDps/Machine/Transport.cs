namespace NanoDps.Machine
{
    /// <summary>The way to DPS that is taken.</summary>
    internal enum Transport
    {
        /// <summary>MQTT; there is no other.</summary>
        MqttOnly,

        /// <summary>MQTT, HTTPS is the other.</summary>
        Mqtt,

        /// <summary>HTTPS, MQTT is the other.</summary>
        Https
    }
}
