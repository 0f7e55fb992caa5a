namespace NanoDps.Monitor.Configuring;

/// <summary>A line "name = value" of a nanodps.conf.</summary>
/// <param name="Number">Which line it is, from 1 on.</param>
/// <param name="Name">What stands before the equals sign.</param>
/// <param name="Value">What stands behind it; "" for nothing.</param>
public sealed record ConfigurationLine(int Number, string Name, string Value);
