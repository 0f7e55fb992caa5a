namespace NanoDps.Machine
{
    /// <summary>What a registration awaits.</summary>
    public enum RegistrationState
    {
        /// <summary>The start of a round.</summary>
        AwaitStart,

        /// <summary>The connection to DPS.</summary>
        AwaitConnection,

        /// <summary>The answer to the register request.</summary>
        AwaitRegisterReply,

        /// <summary>The moment of the next poll.</summary>
        AwaitPollTime,

        /// <summary>The answer to a poll.</summary>
        AwaitPollReply,

        /// <summary>The moment to try again what failed.</summary>
        AwaitRetryTime,

        /// <summary>The end of a connection that has served or failed.</summary>
        AwaitClosed,

        /// <summary>Nothing: the device is assigned.</summary>
        Assigned,

        /// <summary>Nothing: the round has ended without an assignment.</summary>
        Failed
    }
}
