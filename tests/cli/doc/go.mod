module example.com/dp

go 1.22
