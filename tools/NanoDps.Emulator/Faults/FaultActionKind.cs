namespace NanoDps.Emulator.Faults;

/// <summary>What a fault does.</summary>
public enum FaultActionKind
{
    /// <summary>The server's own answer, changed, or another one in its place.</summary>
    Answer,

    /// <summary>200 with a registration state of another status than the right one.</summary>
    State,

    /// <summary>The registration goes to another hub.</summary>
    Assign,

    /// <summary>A CONNACK or SUBACK that refuses.</summary>
    Refuse,

    /// <summary>This one packet is not answered; all else goes on.</summary>
    Silence,

    /// <summary>The connection is reset, as by a lost network.</summary>
    Drop,

    /// <summary>The connection is closed in good order, without an answer.</summary>
    Close,

    /// <summary>
    /// The connection stays open, and nothing is read from it nor written to it any more.
    /// </summary>
    Stall,

    /// <summary>The handshake goes on with another profile of the server.</summary>
    Profile,

    /// <summary>The device is removed from the hub, which refuses it from then on.</summary>
    Remove,

    /// <summary>The server moves to another address, and the old one is closed.</summary>
    Failover,
}
