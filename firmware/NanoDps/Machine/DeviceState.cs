namespace NanoDps.Machine
{
    /// <summary>What the whole device awaits.</summary>
    public enum DeviceState
    {
        /// <summary>Its start.</summary>
        AwaitStart,

        /// <summary>The end of a registration round.</summary>
        AwaitRegistration,

        /// <summary>News from its hub.</summary>
        AwaitHub,

        /// <summary>The moment of the next registration round.</summary>
        AwaitNextRound
    }
}
