package main

import "os"

func writeManyFiles(files []File) error { // ERROR "undefined: File"
  for _,file := range files {
    f, err := os.Open(file.path)
    if err != nil {
      return err
    }
    defer f.Close()
    
    _,err = f.WriteString(file.content)
    if err != nil {
      return err
    }
    
    err = f.Sync()
    if err != nil {
      return err
    }
  }
  return nil
}

func main() {}
