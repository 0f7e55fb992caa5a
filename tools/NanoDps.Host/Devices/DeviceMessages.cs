namespace NanoDps.Host;

/// <summary>Makes exceptions with the texts that the device gives them.</summary>
internal static class DeviceMessages
{
    /// <summary>The text of an exception that the device's native code made (D67).</summary>
    public static string Default(Type exception) =>
        "Exception was thrown: " + exception.FullName;

    public static ObjectDisposedException Disposed() =>
        new(null, Default(typeof(ObjectDisposedException)));

    public static ArgumentException BadArgument() => new(Default(typeof(ArgumentException)));

    /// <summary>The text of one that the device's C# made (D67).</summary>
    public static ArgumentException WrongArgument() =>
        new("Value does not fall within the expected range.");

    public static ArgumentNullException Null() => new(null, "Value cannot be null.");

    public static ArgumentNullException NativeNull() =>
        new(null, Default(typeof(ArgumentNullException)));

    public static ArgumentOutOfRangeException OutOfRange() =>
        new(null, "Value does not fall within the expected range.");

    public static InvalidOperationException InvalidOperation() =>
        new(Default(typeof(InvalidOperationException)));

    public static NotSupportedException NotSupported() =>
        new(Default(typeof(NotSupportedException)));

    public static NullReferenceException NullReference() =>
        new(Default(typeof(NullReferenceException)));

    /// <summary>Checks a buffer and a range in it the way the device's streams do (A79).</summary>
    public static void CheckRange(byte[]? buffer, int offset, int count)
    {
        if (buffer is null)
        {
            throw Null();
        }

        if (offset < 0 || offset > buffer.Length || count < 0 || count > buffer.Length - offset)
        {
            throw OutOfRange();
        }
    }
}
