namespace NanoDps.Emulator.Dps;

/// <summary>What is wrong with a device's identity.</summary>
internal enum IdentityFault
{
    None,
    Token,
    Certificate,
    NotEnrolled,
    Disabled,
}
