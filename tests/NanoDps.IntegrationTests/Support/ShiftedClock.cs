namespace NanoDps.IntegrationTests.Support;

/// <summary>The system's clock, set wrong.</summary>
internal sealed class ShiftedClock(TimeSpan shift) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + shift;
}
