namespace NanoDps.Emulator.Enrollments;

/// <summary>
/// What becomes of a device that registers again when its hub is to be another (Azure: concepts of
/// reprovisioning).
/// </summary>
public enum Reprovisioning
{
    /// <summary>It moves and its data goes with it: deviceDataMigrated.</summary>
    MigrateData,

    /// <summary>
    /// It moves and begins anew: deviceDataReset, or reprovisionedToInitialAssignment where the hub
    /// is the first that it ever had.
    /// </summary>
    ResetData,

    /// <summary>It stays where it is.</summary>
    Never,
}
