namespace NanoDps.Host;

/// <summary>The native heap that the board claims to have; no figure of it is measured.</summary>
/// <param name="TotalBytes">All of it.</param>
/// <param name="FreeBytes">What is free.</param>
/// <param name="LargestBlockBytes">The largest block that is free.</param>
public sealed record BoardMemory(uint TotalBytes, uint FreeBytes, uint LargestBlockBytes);
