namespace NanoDps.Monitor.Diagnosing;

/// <summary>How often a fault came since the last start.</summary>
/// <param name="Fault">Its number.</param>
/// <param name="Name">Its name, as the device gave it.</param>
/// <param name="Count">How often.</param>
/// <param name="First">When it came first, in ms since the start.</param>
/// <param name="Last">When it came last, in ms since the start.</param>
public sealed record FaultCount(int Fault, string Name, int Count, long First, long Last);
