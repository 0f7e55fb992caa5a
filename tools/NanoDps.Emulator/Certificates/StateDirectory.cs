namespace NanoDps.Emulator.Certificates;

/// <summary>The directory that keeps the test CA from one run to the next.</summary>
internal sealed class StateDirectory
{
    private static readonly TimeSpan LockTimeout = TimeSpan.FromMinutes(1);

    /// <exception cref="IOException">The directory cannot be made.</exception>
    public StateDirectory(string path)
    {
        Root = Path.GetFullPath(path);
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Root);
            return;
        }

        Directory.CreateDirectory(
            Root, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public string Root { get; }

    public string File(string name) => Path.Combine(Root, name);

    /// <summary>Reads a file, or returns null when it is not there.</summary>
    public string? Read(string name) =>
        System.IO.File.Exists(File(name)) ? System.IO.File.ReadAllText(File(name)) : null;

    /// <summary>Writes a file whole or not at all; only its owner may read it.</summary>
    public void Write(string name, string content)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var temporary = File($"{name}.{Guid.NewGuid():N}.new");
        using (var writer = new StreamWriter(temporary, options))
        {
            writer.Write(content);
        }

        System.IO.File.Move(temporary, File(name), overwrite: true);
    }

    /// <summary>
    /// Keeps other emulators on the same directory out until the result is disposed.
    /// </summary>
    /// <exception cref="TimeoutException">Another process held the lock for a minute.</exception>
    public async Task<IDisposable> LockAsync(CancellationToken cancellation)
    {
        var deadline = DateTime.UtcNow + LockTimeout;
        while (true)
        {
            try
            {
                return new FileStream(
                    File("lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (DateTime.UtcNow < deadline)
            {
                // A file lock cannot be awaited.
                await Task.Delay(50, cancellation).ConfigureAwait(false);
            }
            catch (IOException exception)
            {
                throw new TimeoutException(
                    $"{Root}: expected to lock the state directory within a minute, another "
                    + "process holds it; give each emulator a state directory of its own",
                    exception);
            }
        }
    }
}
