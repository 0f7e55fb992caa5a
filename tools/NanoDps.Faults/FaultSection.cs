namespace NanoDps.Faults;

/// <summary>One section of the page.</summary>
/// <param name="Kind">The rows that it shows.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Introduction">What stands over its table.</param>
internal sealed record FaultSection(FaultKind Kind, string Title, string Introduction);
