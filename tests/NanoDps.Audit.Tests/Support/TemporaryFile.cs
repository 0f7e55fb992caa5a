namespace NanoDps.Audit.Tests.Support;

/// <summary>A file that is gone when the test is.</summary>
internal sealed class TemporaryFile : IDisposable
{
    public TemporaryFile(byte[] content) => File.WriteAllBytes(Path, content);

    public string Path { get; } = System.IO.Path.Combine(
        System.IO.Path.GetTempPath(), "nanodps-audit-" + Guid.NewGuid().ToString("N"));

    public void Dispose() => File.Delete(Path);
}
