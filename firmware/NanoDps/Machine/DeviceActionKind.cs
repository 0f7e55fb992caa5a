namespace NanoDps.Machine
{
    /// <summary>What a machine can ask for.</summary>
    public enum DeviceActionKind
    {
        /// <summary>Nothing but to wait for the next event, until the deadline.</summary>
        Wait,

        /// <summary>Connect to DPS.</summary>
        ConnectDps,

        /// <summary>Send the register request with the given request id.</summary>
        Register,

        /// <summary>Ask for the state of the operation, with the given request id.</summary>
        Poll,

        /// <summary>Connect to the assigned hub.</summary>
        ConnectHub,

        /// <summary>Publish the message at the head of the outbox.</summary>
        Publish,

        /// <summary>Close the connection, whatever its state.</summary>
        Close,

        /// <summary>Only between machines: the inner one has ended.</summary>
        Done
    }
}
