namespace NanoDps.Boards.Generated;

/// <summary>A file that this program writes and a person does not.</summary>
/// <param name="Path">Under boards/, with slashes.</param>
/// <param name="Text">All of it.</param>
internal sealed record GeneratedFile(string Path, string Text)
{
    /// <summary>For the head of each file, behind its comment mark.</summary>
    public const string Notice = "Written by tools/NanoDps.Boards (make boards). Do not edit.";
}
