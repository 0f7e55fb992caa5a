using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace NanoDps.Monitor.Tests.Ports;

/// <summary>
/// A pseudo-terminal in place of a cable: the test has one end, a port name the other.
/// </summary>
internal sealed partial class Pty : IDisposable
{
    private const int ReadWrite = 2;
    private const int NoControllingTerminal = 0x100;
    private const int CloseOnExec = 0x80000; // or a program that the test starts has it, too
    private const int Flags = ReadWrite | NoControllingTerminal | CloseOnExec;

    private readonly FileStream _master;
    private readonly SafeFileHandle _slave;

    public Pty()
    {
        var master = Check(OpenPt(Flags), "posix_openpt");
        Check(GrantPt(master), "grantpt");
        Check(UnlockPt(master), "unlockpt");
        var name = new byte[64];
        Check(PtsName(master, name, name.Length), "ptsname_r");
        PortName = Encoding.ASCII.GetString(name).TrimEnd('\0');

        // Held open so that the other end may come and go, and raw before anybody writes to it.
        var slave = Check(Open(PortName, Flags), "open");
        var settings = new byte[256];
        Check(GetSettings(slave, settings), "tcgetattr");
        MakeRaw(settings);
        Check(SetSettings(slave, 0, settings), "tcsetattr");
        _slave = new SafeFileHandle(slave, ownsHandle: true);
        _master = new FileStream(new SafeFileHandle(master, ownsHandle: true), FileAccess.ReadWrite, 0);
    }

    /// <summary>What a program opens.</summary>
    public string PortName { get; }

    public int Read(byte[] buffer) => _master.Read(buffer);

    public void Write(ReadOnlySpan<byte> bytes) => _master.Write(bytes);

    public void Write(string text) => Write(Encoding.UTF8.GetBytes(text));

    /// <summary>Pulls the cable.</summary>
    public void Dispose()
    {
        _slave.Dispose();
        _master.Dispose();
    }

    private static int Check(int result, string call) =>
        result >= 0 ? result : throw new IOException($"{call}: error {Marshal.GetLastPInvokeError()}");

    [LibraryImport("libc", EntryPoint = "posix_openpt", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int OpenPt(int flags);

    [LibraryImport("libc", EntryPoint = "grantpt", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GrantPt(int file);

    [LibraryImport("libc", EntryPoint = "unlockpt", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int UnlockPt(int file);

    [LibraryImport("libc", EntryPoint = "ptsname_r", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int PtsName(int file, byte[] name, nint length);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "tcgetattr", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GetSettings(int file, byte[] settings);

    [LibraryImport("libc", EntryPoint = "tcsetattr", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetSettings(int file, int when, byte[] settings);

    [LibraryImport("libc", EntryPoint = "cfmakeraw")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial void MakeRaw(byte[] settings);
}
