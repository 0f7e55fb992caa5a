namespace NanoDps.Emulator.Dps;

/// <summary>How far an answer over HTTPS goes before its connection stalls.</summary>
public enum AnswerStop
{
    /// <summary>To its end.</summary>
    Nowhere,

    /// <summary>Into the middle of its head.</summary>
    Head,

    /// <summary>Into the middle of its body.</summary>
    Body,
}
