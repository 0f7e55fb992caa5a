namespace NanoDps.Machine
{
    /// <summary>What the registration, or the hub's side of a device, awaits.</summary>
    public enum MachineState
    {
        /// <summary>Both: the start.</summary>
        AwaitStart,

        /// <summary>Both: the connection.</summary>
        AwaitConnection,

        /// <summary>Both: the end of a connection that has served or failed.</summary>
        AwaitClosed,

        /// <summary>Both: the moment to try again what failed.</summary>
        AwaitRetryTime,

        /// <summary>Registration: the answer to the register request.</summary>
        AwaitRegisterReply,

        /// <summary>Registration: the moment of the next poll.</summary>
        AwaitPollTime,

        /// <summary>Registration: the answer to a poll.</summary>
        AwaitPollReply,

        /// <summary>Hub: a message to send.</summary>
        AwaitMessage,

        /// <summary>Hub: the acknowledgement of the message in flight.</summary>
        AwaitAcknowledgement,

        /// <summary>
        /// Both: nothing any more. The registration is assigned when its fault is None, otherwise
        /// failed; the hub does not take the device.
        /// </summary>
        Ended
    }
}
