namespace NanoDps.Machine
{
    /// <summary>What can happen to a device.</summary>
    public enum DeviceEventKind
    {
        /// <summary>The device was started. Comes once, first.</summary>
        Start,

        /// <summary>The server accepted the connection (MQTT: CONNACK 0).</summary>
        Connected,

        /// <summary>DPS answered a request; see <see cref="DeviceEvent.Reply"/>.</summary>
        Replied,

        /// <summary>The hub acknowledged the message in flight (MQTT: PUBACK).</summary>
        Acknowledged,

        /// <summary>There is a message for the hub; see <see cref="DeviceEvent.Message"/>.</summary>
        Queued,

        /// <summary>
        /// A connection could not be made, was refused, or ended; see
        /// <see cref="DeviceEvent.Fault"/>.
        /// </summary>
        Lost,

        /// <summary>The connection that the machine asked to close is closed.</summary>
        Closed,

        /// <summary>The deadline of the last action is over.</summary>
        Tick,

        /// <summary>Someone wants the device to register anew.</summary>
        Reprovision,

        /// <summary>The owner asks the device to end. The machines never see it.</summary>
        Stop
    }
}
