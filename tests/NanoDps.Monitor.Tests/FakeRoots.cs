using System.Globalization;
using System.Text;

namespace NanoDps.Monitor.Tests;

/// <summary>What a device's shell does with bundles of roots.</summary>
internal sealed class FakeRoots
{
    private byte[] _file = [];
    private int _count;

    /// <summary>Whether the program has an owner's key.</summary>
    public bool HasKey { get; set; } = true;

    /// <summary>The version that is used; null for none.</summary>
    public int? Bundle { get; set; }

    /// <summary>That from the next start on, once something was set: null for none.</summary>
    public int? Next { get; set; }

    public bool IsSet { get; set; }

    /// <summary>The last bundle that was taken.</summary>
    public byte[]? Taken { get; private set; }

    /// <summary>How long a check takes.</summary>
    public TimeSpan CheckTime { get; set; }

    /// <summary>Says what is wrong with a bundle; null when nothing is.</summary>
    public Func<byte[], string?> Judge { get; set; } = _ => null;

    // roots fingerprint=0d6c1f3b9a2e4871 first-expiry=2038-01-15 bundle=2 next-bundle=3
    public string Fields => "roots fingerprint=0d6c1f3b9a2e4871 first-expiry=2038-01-15"
        + (HasKey ? " bundle=" + Shown(Bundle) : "")
        + (IsSet ? " next-bundle=" + Shown(Next) : "");

    /// <summary>Takes "OFFSET/LENGTH BASE64". Gives the error or null.</summary>
    public string? Set(string piece, Action<TimeSpan> check, Action<string> say)
    {
        if (!HasKey)
        {
            return "expected a program with its owner's key, got one without; put the key into certs, build and flash";
        }

        if (piece.Split(' ', 2) is not [var place, var base64]
            || place.Split('/') is not [var offsetText, var lengthText]
            || !int.TryParse(offsetText, NumberStyles.None, CultureInfo.InvariantCulture, out var offset)
            || !int.TryParse(lengthText, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            || length is < 1 or > 16384
            || Bytes(base64) is not { Length: > 0 } bytes)
        {
            return "expected roots start/length base64, length at most 16384, got another; nanodps configure --roots sends them";
        }

        if (offset == 0)
        {
            (_file, _count) = (new byte[length], 0);
        }

        var received = _file.Length == length ? _count : 0;
        if (offset > received || offset + bytes.Length > length)
        {
            return $"expected roots from 0 to {received}, got {offset}; send on from {received}";
        }

        bytes.CopyTo(_file, offset);
        _count = offset + bytes.Length;
        say($"roots {_count} of {length}");
        if (_count < length)
        {
            return null;
        }

        say("roots are checked, which takes seconds");
        check(CheckTime);
        (_file, _count) = ([.. _file], 0);
        if (Judge(_file) is { } fault)
        {
            return $"roots: {fault}; nothing was stored";
        }

        Taken = _file;
        Next = int.Parse(
            Encoding.ASCII.GetString(_file).Split('\n')[1]["version ".Length..], CultureInfo.InvariantCulture);
        IsSet = true;
        say(Fields + ", used from the next start on");
        return null;
    }

    public string? Clear(Action<string> say)
    {
        (Next, IsSet) = (null, true);
        say(Fields + ", used from the next start on");
        return null;
    }

    private static string Shown(int? version) => version?.ToString(CultureInfo.InvariantCulture) ?? "-";

    private static byte[]? Bytes(string base64)
    {
        try
        {
            return Convert.FromBase64String(base64);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
