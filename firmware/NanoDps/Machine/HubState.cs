namespace NanoDps.Machine
{
    /// <summary>What the hub's side of a device awaits.</summary>
    public enum HubState
    {
        /// <summary>The start.</summary>
        AwaitStart,

        /// <summary>The connection to the hub.</summary>
        AwaitConnection,

        /// <summary>A message to send.</summary>
        AwaitMessage,

        /// <summary>The acknowledgement of the message in flight.</summary>
        AwaitAcknowledgement,

        /// <summary>The moment to connect again.</summary>
        AwaitRetryTime,

        /// <summary>The end of a connection.</summary>
        AwaitClosed,

        /// <summary>Nothing: the hub does not take this device; DPS is to be asked again.</summary>
        Rejected
    }
}
